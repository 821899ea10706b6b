// Cirebon’s procedure by hand: from the nation to the city to a hospital, a clinic, a school or a village, and back up from each.
import { AT_A_DESK, ON_A_PHONE, tellsStories } from '../web/desk/stories-by-hand.ts'

tellsStories('cirebon/lapor', ON_A_PHONE)
tellsStories('cirebon/lapor', AT_A_DESK, (_story, index) => index === 0)
