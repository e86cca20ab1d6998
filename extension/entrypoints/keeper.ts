import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {startKeeper} from '../backup/start-keeper';

export default defineUnlistedScript(() => {
  startKeeper();
});
