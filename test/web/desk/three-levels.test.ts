// Three levels in a browser on a phone without script: from the nation to the city, back up, and to its end; every branch of the five procedures is walked so among the long tests.
import { ON_A_PHONE, tellsStories } from './stories-by-hand.ts'

tellsStories('cirebon/lapor', ON_A_PHONE, ({ title }) => title.startsWith('Bukan wewenang kota, kembali ke Super Admin'))
