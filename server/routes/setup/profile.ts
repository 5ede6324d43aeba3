import { createHash, X509Certificate } from 'node:crypto';

type Authority = { readonly certificate: string; readonly fingerprint: string };

/** The certificate alone, for whatever is no iPad. */
export const derOf = ({ certificate }: Authority): Buffer => new X509Certificate(certificate).raw;

/**
 * A configuration profile with the box's authority in it (Apple's Device Management, `CertificateRoot`), unsigned: nobody
 * has signed for the box, which is why it comes as a profile. Loaded again it replaces itself, because its ids stay.
 */
export function profileOf(authority: Authority, restaurant: string): string {
  const [profile, payload] = ['profile', 'certificate'].map((part) => stableUuid(`${authority.fingerprint} ${part}`));
  const name = escaped(`${restaurant} – Comanda`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key>
      <string>comanda.crt</string>
      <key>PayloadContent</key>
      <data>
${derOf(authority)
  .toString('base64')
  .replace(/(.{64})(?=.)/g, '$1\n')}
      </data>
      <key>PayloadDescription</key>
      <string>Lets this device know the box of the restaurant.</string>
      <key>PayloadDisplayName</key>
      <string>${name}</string>
      <key>PayloadIdentifier</key>
      <string>app.comanda.box.${payload}</string>
      <key>PayloadType</key>
      <string>com.apple.security.root</string>
      <key>PayloadUUID</key>
      <string>${payload}</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
    </dict>
  </array>
  <key>PayloadDescription</key>
  <string>Lets this device know the box of the restaurant. It vouches only for names ending in .local and for private addresses.</string>
  <key>PayloadDisplayName</key>
  <string>${name}</string>
  <key>PayloadIdentifier</key>
  <string>app.comanda.box.${profile}</string>
  <key>PayloadOrganization</key>
  <string>${escaped(restaurant)}</string>
  <key>PayloadRemovalDisallowed</key>
  <false/>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>${profile}</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
</dict>
</plist>
`;
}

/** The same for the same text, in the shape of RFC 9562, 5.8. */
function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** XML 1.0 has no way at all to write most control characters. */
const escaped = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
