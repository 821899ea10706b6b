// Disporbudpar’s procedure by hand: its minutes, its inventory, T and Y.
import { AT_A_DESK, ON_A_PHONE, tellsStories } from '../web/desk/stories-by-hand.ts'

tellsStories('disporbudpar/lapor', ON_A_PHONE)
tellsStories('disporbudpar/lapor', AT_A_DESK, (_story, index) => index === 0)
