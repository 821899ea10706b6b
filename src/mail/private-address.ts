// Whether an address to listen on can be reached only from this machine or its own network: who hands over there is ours.

export function isPrivateAddress(address: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(address)
}
