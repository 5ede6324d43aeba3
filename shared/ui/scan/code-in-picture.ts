import { decodeQR } from 'qr/decode.js';
import { type Invitation, readInvitation } from '../../replica/react/invitation.ts';

export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

export type InvitationSeen = Invitation & { readonly code: string };

/** What a picture of a camera shows: nothing that can be read, a code of something else, or an invitation of a box. */
export type Seen = 'nothing' | 'something-else' | InvitationSeen;

export function seenIn(picture: Picture): Seen {
  let text: string;
  try {
    text = decodeQR(picture);
  } catch {
    // A camera shows no code, or a blurred one, in most of its pictures.
    return 'nothing';
  }
  if (!URL.canParse(text)) return 'something-else';
  const { code, ...rest } = readInvitation(new URL(text));
  return code === null ? 'something-else' : { ...rest, code };
}
