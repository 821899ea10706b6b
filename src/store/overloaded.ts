// More has come than can be written in good time: whoever sent it is asked to try again a little later.

export class Overloaded extends Error {
  override name = 'Overloaded'
  readonly code = 'OVERLOADED'
}
