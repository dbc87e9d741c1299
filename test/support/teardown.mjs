import { endAll } from './servers.mjs';

export default endAll;
