// Before npm start and npm test: installs the packages that package-lock.json names. Runs on Node 20, without any package.
import { installPackages } from './scripts/install-packages.mjs'

await installPackages()
