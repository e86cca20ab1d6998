/**
 * Whether a host name is loopback, private, link-local or otherwise not a public server. Names are judged as written: what they
 * resolve to is the platform's to refuse (Cloudflare does not route a Worker to private addresses).
 *
 * @param hostname - as `URL.hostname` gives it: IPv4 in dotted form whatever was typed, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host.split('.').map(Number));
  return !host.includes('.') || /\.(localhost|local|internal|intranet|lan|home|home\.arpa|test|invalid)$/.test(host);
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 198) return b === 18 || b === 19;
  return (a === 169 && b === 254) || (a === 192 && (b === 168 || b === 0));
}

function isPrivateIpv6(address: string): boolean {
  // Mapped and translated IPv4 (::ffff:a.b.c.d, 64:ff9b::) and everything in ::/8 has no business here.
  return /^(::|0|64:ff9b|f[cd]|fe[89a-f]|ff|2001:db8|2002)/.test(address);
}
