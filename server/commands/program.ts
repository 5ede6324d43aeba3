import { Command, Option } from 'commander';
import { type Terminal, terminalFor } from './terminal.ts';

/** As commander gives them; each command says which of them it has. */
type Flags = Readonly<Record<string, never>>;

/** Runs a command with its options, which commander gives before the command itself and after the arguments. */
const run =
  (command: (args: readonly string[], flags: Flags, terminal: Terminal) => Promise<void>) =>
  async (...given: readonly unknown[]): Promise<void> => {
    const self = given.at(-1) as Command;
    const { json, ...flags } = self.opts<Record<string, never>>();
    await command(given.slice(0, -2) as string[], flags, terminalFor({ json: json === true }));
  };

/** A command that works on the restaurant of a folder. */
const about = (name: string, summary: string, ...examples: readonly string[]): Command =>
  new Command(name)
    .description(summary)
    .option('--data <folder>', 'the folder of the restaurant (comanda-data)')
    .option('--config <file>', 'a TOML file with settings')
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ comanda ${example}`).join('\n')}`);

const jsonOption = new Option('--json', 'print one JSON value instead of text');

const withServer = (command: Command): Command =>
  command
    .option('--port <number>', 'the port to listen at (8080)')
    .option('--host <address>', 'the address to listen at (0.0.0.0)')
    .option('--host-name <name>', 'devices find the box as <name>.local (comanda)')
    .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent')
    .option('--advertise <yes>', 'true or false: by Bonjour (true)')
    .option('--origins <addresses>', 'web addresses whose pages may speak to the box, with commas')
    .option('--hosts <names>', 'further names by which the box is called, with commas')
    .option('--https <yes>', 'true or false: by https as well, with a certificate of its own (true)')
    .option('--https-port <number>', 'the port for https (the other plus 363: 8443, or 443)')
    .option('--tls-cert <file>', 'a certificate of yours instead, as PEM')
    .option('--tls-key <file>', 'its key, as PEM')
    .option('--backup-every-hours <number>', 'the box makes a backup so often and at the end of the day, 0: never (6)')
    .option('--backup-keep <number>', 'how many of the last ones stay, beside one a day for a month (12)');

const withCertificate = (command: Command): Command =>
  command
    .option('--host-name <name>', 'devices find the box as <name>.local (comanda)')
    .option('--hosts <names>', 'further names by which the box is called, with commas')
    .option('--tls-cert <file>', 'a certificate of yours instead, as PEM')
    .option('--tls-key <file>', 'its key, as PEM')
    .addOption(jsonOption);

export const program = new Command('comanda')
  .description('Runs the box of a restaurant and looks after it.')
  .showSuggestionAfterError()
  .showHelpAfterError('Help: comanda --help')
  .addHelpText(
    'after',
    '\nExamples:\n  $ comanda demo\n  $ comanda init --yes --name "Bistro" --currency SEK\n  $ comanda start\n  $ comanda pair --role kitchen',
  );

program.addCommand(
  about('init', 'make a restaurant', 'init', 'init --yes --name "Bistro" --currency SEK --tz Europe/Stockholm')
    .option('--yes', 'ask nothing')
    .option('--name <name>', 'what the restaurant is called')
    .option('--currency <code>', 'three capitals such as SEK (EUR)')
    .option('--tz <zone>', 'such as Europe/Stockholm')
    .option('--day-start <hour>', 'when a business day begins (5)')
    .option('--tables <count>', 'how many tables to begin with (12)')
    .option('--owner <name>', 'who owns it')
    .addOption(jsonOption)
    .action(run(async (_, flags, terminal) => (await import('./init.ts')).init(flags, terminal))),
);

program.addCommand(
  withServer(about('start', 'run the box, in the foreground', 'start', 'start --port 80 --log-level warn')).action(
    run(async (_, flags, terminal) => (await import('./start.ts')).start(flags, terminal)),
  ),
);

program.addCommand(
  withServer(about('demo', 'run a restaurant to play with', 'demo', 'demo --port 9000 --keep'))
    .option('--keep', 'keep its folder at the end')
    .option('--orders-per-minute <number>', 'how busy the simulated colleagues are, 0 for nobody (6)')
    .action(run(async (_, flags, terminal) => (await import('./demo.ts')).demo(flags, terminal))),
);

program.addCommand(
  about('pair', 'make a one-time code for a device', 'pair', 'pair --role kitchen --name "Grill"')
    .option('--role <role>', 'tablet, kitchen, till or office', 'tablet')
    .option('--name <name>', 'what the device is called')
    .option('--multi-session <name>', 'which group of devices it belongs to')
    .option('--device <name>', 'pair this one again: its name or id; what it has not sent yet stays')
    .addOption(jsonOption)
    .action(run(async (_, flags, terminal) => (await import('./pair.ts')).pair(flags as never, terminal))),
);

const devices = new Command('devices').description('list, revoke and rename devices');
devices.addCommand(
  about('list', 'all devices and how they are', 'devices list', 'devices list --json')
    .addOption(jsonOption)
    .action(run(async (_, flags, terminal) => (await import('./devices.ts')).listDevices(flags, terminal))),
);
devices.addCommand(
  about('revoke', 'cut a device off for good', 'devices revoke "Tablet 2"')
    .argument('<device>', 'its name or id')
    .addOption(jsonOption)
    .action(
      run(async ([device = ''], flags, terminal) =>
        (await import('./devices.ts')).revokeDevice(device, flags, terminal),
      ),
    ),
);
devices.addCommand(
  about('rename', 'give a device another name', 'devices rename "Tablet 2" "Terrace"')
    .argument('<device>', 'its name or id')
    .argument('<name>', 'its new name')
    .addOption(jsonOption)
    .action(
      run(async ([device = '', name = ''], flags, terminal) =>
        (await import('./devices.ts')).renameDevice(device, name, flags, terminal),
      ),
    ),
);
program.addCommand(devices);

program.addCommand(
  new Command('import').description('bring data in').addCommand(
    about('menu', 'import a menu from a CSV file', 'import menu menu.csv --dry-run', 'import menu menu.csv')
      .argument('<file>', 'a CSV file')
      .option('--dry-run', 'show what would change')
      .option('--tax <percent>', 'the tax of new products when the file does not speak of it')
      .addOption(jsonOption)
      .action(
        run(async ([file = ''], flags, terminal) =>
          (await import('./import-menu.ts')).importMenu(file, flags, terminal),
        ),
      ),
  ),
);

program.addCommand(
  about('close-day', 'end the business day now: closed orders leave the devices', 'close-day')
    .addOption(jsonOption)
    .action(run(async (_, flags, terminal) => (await import('./close-day.ts')).closeDay(flags, terminal))),
);

program.addCommand(
  about('backup', 'copy the restaurant, also while it works', 'backup', 'backup /media/usb', 'backup --verify')
    .argument('[folder]', 'where to (the folder "backups" of the restaurant)')
    .option('--verify [manifest]', 'make none, but check this one (the newest)')
    .addOption(jsonOption)
    .action(run(async ([folder], flags, terminal) => (await import('./backup.ts')).backup(folder, flags, terminal))),
);

program.addCommand(
  about(
    'restore',
    'bring back a backup; the file that it replaces stays beside it',
    'restore --dry-run',
    'restore bistro/backups/comanda-2026-11-29T04-00-00-000Z.json',
  )
    .argument('[backup]', 'its manifest, or a file of a restaurant (the newest good backup)')
    .option('--dry-run', 'say what would change')
    .addOption(jsonOption)
    .action(run(async ([path], flags, terminal) => (await import('./restore.ts')).restore(path, flags, terminal))),
);

program.addCommand(
  about('drill', 'prove a backup: restore it into a folder of its own and look at all of it', 'drill', 'drill --json')
    .argument('[backup]', 'its manifest (the newest good backup)')
    .addOption(jsonOption)
    .action(run(async ([path], flags, terminal) => (await import('./drill.ts')).tryRestore(path, flags, terminal))),
);

program.addCommand(
  withServer(about('doctor', 'look whether all is well: one line each; 0 ok, 1 a warning, 2 a fault', 'doctor --deep'))
    .option('--deep', 'look at every event and every order, however long it takes')
    .addOption(jsonOption)
    .action(run(async (_, flags, terminal) => (await import('./doctor.ts')).doctor(flags, terminal))),
);

const cert = new Command('cert').description('the certificate by which devices know the box');
cert.addCommand(
  withCertificate(about('show', 'what it says, until when, and by which fingerprint it is known', 'cert show')).action(
    run(async (_, flags, terminal) => (await import('./cert.ts')).showCertificate(flags, terminal)),
  ),
);
cert.addCommand(
  withCertificate(about('renew', 'make it anew now; a running box shows it within a minute', 'cert renew'))
    .option('--authority', 'and the authority too: every device has to trust the new one')
    .action(run(async (_, flags, terminal) => (await import('./cert.ts')).renewCertificate(flags as never, terminal))),
);
cert.addCommand(
  withCertificate(
    about('profile', 'write the profile for iPads to a file', 'cert profile', 'cert profile -o box.mobileconfig'),
  )
    .option(
      '-o, --output <file>',
      'where to (comanda.mobileconfig); a name that ends in .crt gives the certificate alone',
    )
    .action(run(async (_, flags, terminal) => (await import('./cert.ts')).writeProfile(flags as never, terminal))),
);
program.addCommand(cert);

exitInsteadOfThrowing(program);

function exitInsteadOfThrowing(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitInsteadOfThrowing(child);
}
