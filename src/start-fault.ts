// A reason why Tuntas cannot start that whoever runs it can act on; its message is printed as it stands and holds no secret.

export class StartFault extends Error {
  override name = 'StartFault'
}
