import { type ReactNode, useEffect, useRef } from 'react';
import type { DeviceRole } from '../floor/floor.ts';
import { useDevice, useHost, useHostState, useRecords } from '../replica/react/hooks.ts';
import type { Invitation } from '../replica/react/invitation.ts';
import type { DeviceCore } from '../sync/device-core.ts';
import { ConnectionStrip } from './connection-strip.tsx';
import { speakTo } from './language/language.ts';
import { NameFlash } from './name-flash.tsx';
import { PairPage } from './pair-page.tsx';
import { RevokedPage } from './revoked-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { words } from './words.ts';

type GateProps = {
  readonly title: string;
  /** What this app is for. */
  readonly roles: readonly DeviceRole[];
  /** Devices that show their pages although nobody is signed in, and say themselves what cannot be done so. */
  readonly unattended?: readonly DeviceRole[];
  readonly invitation: Invitation;
  /** What the app offers on the page where people sign in. */
  readonly besideSignIn?: ReactNode;
  readonly children: ReactNode;
};

/** Lets the app's pages through once this tab is the device, and somebody is signed in. */
export function DeviceGate({ title, roles, unattended = [], invitation, besideSignIn, children }: GateProps) {
  const host = useHost();
  const state = useHostState();
  switch (state.at) {
    case 'unpaired':
      return <PairPage title={title} invitation={invitation} />;
    case 'elsewhere':
      return (
        <main className="gate">
          <section className="gate-card">
            <h1>{words.elsewhere.title}</h1>
            <p>{words.elsewhere.detail}</p>
            <button type="button" className="primary" onClick={() => void host.takeOver()}>
              {words.elsewhere.take}
            </button>
          </section>
        </main>
      );
    case 'asking':
    case 'opening':
      return (
        <main className="gate">
          <p className="muted">{words.opening}</p>
        </main>
      );
    case 'open':
      return (
        <OpenGate roles={roles} unattended={unattended} person={invitation.person} besideSignIn={besideSignIn}>
          {children}
        </OpenGate>
      );
  }
}

type OpenGateProps = Pick<GateProps, 'roles' | 'children' | 'besideSignIn'> & {
  readonly unattended: readonly DeviceRole[];
  readonly person: Invitation['person'];
};

function OpenGate({ roles, unattended, person, besideSignIn, children }: OpenGateProps) {
  const core = useDevice();
  useInvited(person);
  useOwnLanguage();
  const config = core.replica.config;
  const isElsewhere = config !== null && !roles.includes(config.role);
  if (core.halted === 'revoked')
    return (
      <div className="app">
        <StorageAlarm />
        <RevokedPage />
      </div>
    );
  return (
    <div className="app">
      <ConnectionStrip />
      {core.isIdentified && config !== null && <NameFlash name={config.name} />}
      <Alarms />
      {isElsewhere && <p className="alarm">{words.signIn.wrongApp(config.name, words.devices[config.role])}</p>}
      {mustSignIn(core) && !(config !== null && unattended.includes(config.role)) ? (
        <SignInPage>{besideSignIn}</SignInPage>
      ) : (
        children
      )}
    </div>
  );
}

/** Speaks to whoever is signed in as they like it. */
function useOwnLanguage(): void {
  const core = useDevice();
  const people = useRecords('staff');
  const language = core.signedIn === null ? null : (people.get(core.signedIn.staff)?.language ?? null);
  useEffect(() => speakTo(language), [language]);
}

/** Signs in whom the link names, once, where nobody is signed in yet. If that fails, the names are there to choose from. */
function useInvited(person: Invitation['person']): void {
  const host = useHost();
  const core = useDevice();
  const asked = useRef(false);
  useEffect(() => {
    if (person === null || asked.current || core.signedIn !== null) return;
    asked.current = true;
    void host.signIn(person.staff, person.pin);
  }, [host, core, person]);
}

/** Who has run out of time goes on while the box is away; with it, the box would refuse everything that they do. */
export const mustSignIn = (core: DeviceCore): boolean =>
  core.signedIn === null || (core.signedIn.expiresMs < core.boxNowMs() && core.connection().state === 'live');

/** What is wrong with this device itself, in plain words. */
function Alarms() {
  const host = useHost();
  const core = useDevice();
  const { halted } = core;
  return (
    <>
      {(halted === 'unauthorised' || halted === 'protocol-too-new') && (
        <div className="alarm" role="alert">
          <p>{words.halted[halted]}</p>
          {halted === 'protocol-too-new' ? (
            <button type="button" onClick={() => location.reload()}>
              {words.reload}
            </button>
          ) : (
            <button type="button" onClick={() => void host.pairAgain()}>
              {words.pairAgain}
            </button>
          )}
        </div>
      )}
      <StorageAlarm />
      {core.wiped && (
        <div className="alarm" role="alert">
          <p>{words.wiped}</p>
          <button type="button" onClick={() => host.acknowledgeWipe()}>
            {words.understood}
          </button>
        </div>
      )}
    </>
  );
}

function StorageAlarm() {
  const { storageFailure } = useDevice();
  return (
    storageFailure !== null && (
      <p className="alarm" role="alert">
        {storageFailure.failed === 'quota' ? words.storage.quota : words.storage.other}
      </p>
    )
  );
}
