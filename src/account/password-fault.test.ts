import { describe, expect, it } from 'vitest'
import { passwordFault } from './password-fault.ts'

const about = ['Siti Rahmawati', 'siti.rahmawati@rembangkab.go.id', 'Dinas Kesehatan', 'Pemerintah Kabupaten Rembang']

describe('a new password', () => {
  it.each([
    ['pendek', 'too-short'], ['a'.repeat(129), 'too-long'], ['password', 'common'], ['qwertyuiop', 'common'], ['Password123', 'common'], ['P@ssw0rd!', 'common'],
    ['12345678', 'common'], ['abcdefgh', 'common'], ['87654321', 'common'], ['aaaaaaaa', 'common'], ['abababab', 'common'], ['bismillah', 'common'],
    ['sp4n-lapor-2026', 'guessable'], ['TuntasTuntas!1', 'guessable'], ['rembang2026!', 'guessable'], ['SitiRahmawati88', 'guessable'], ['dinaskesehatan01', 'guessable'], ['AdminLapor#99', 'guessable'],
  ])('%s is refused: %s', (password, fault) => {
    expect(passwordFault(password, about)).toBe(fault)
  })

  it.each(['kopi pahit tiap subuh', 'ombak-biru-lasem', 'zx9!kQ2m', 'ü'.repeat(2) + 'ñandú-çava', 'gerimis di rembang utara selalu', 'a very long sentence '.repeat(6)])('%s may be used, whatever it is composed of', (password) => {
    expect(passwordFault(password, about)).toBeNull()
  })

  it('is counted in letters as people see them, up to 128', () => {
    expect(passwordFault('🌊🌋🌾🐚🎋🪁🛶', [])).toBe('too-short')
    expect(passwordFault('🌊🌋🌾🐚🎋🪁🛶🥁', [])).toBeNull()
    expect(passwordFault('xk'.repeat(3) + 'mangrove-'.repeat(13), [])).toBeNull()
  })
})
