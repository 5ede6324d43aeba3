import type { Device } from '@comanda/shared/floor/floor.ts';
import { Link } from 'wouter';
import { type Members, useThisDevice } from '../../data/members.ts';
import { words } from '../../words.ts';
import { HeardLine } from '../heard-line.tsx';
import { MemberState } from '../member-state.tsx';

/** Devices as the box sees them just now: whether they are there, how far behind, what they still owe. */
export function MembersTable({
  devices,
  members,
  caption,
}: {
  readonly devices: readonly Device[];
  readonly members: Members;
  readonly caption: string;
}) {
  const here = useThisDevice();
  const said = words.members;
  return (
    <>
      <table className="members">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.multiSessions.device}</th>
            <th scope="col">{words.devices.role}</th>
            <th scope="col">{words.multiSessions.connection}</th>
            <th scope="col">{words.multiSessions.lag}</th>
            <th scope="col">{words.multiSessions.pending}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => {
            const member = members.of.get(device.id);
            return (
              <tr key={device.id} data-device={device.name}>
                <th scope="row">
                  <Link href={`/devices/${device.id}`}>{device.name}</Link>
                  {device.id === here && <small className="tag">{said.thisOne}</small>}
                </th>
                <td>{words.devices.roles[device.role]}</td>
                <td>
                  <MemberState member={member} />
                </td>
                <td data-lag={member?.lag ?? ''}>{figure(member?.lag, said.lag)}</td>
                <td data-pending={member?.pending ?? ''}>{figure(member?.pending, said.pending)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <HeardLine {...members} />
    </>
  );
}

const figure = (count: number | null | undefined, inWords: (count: number) => string): string =>
  count === null || count === undefined ? '–' : inWords(count);
