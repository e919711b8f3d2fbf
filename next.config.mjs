const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'no-referrer' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  typedRoutes: false,
  devIndicators: false,
  serverExternalPackages: ['pg', '@node-rs/argon2', 'rate-limiter-flexible'],
  headers: async () => [{ source: '/(.*)', headers }],
}
