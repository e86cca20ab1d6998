import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {startOverlay} from '../overlay/overlay';

// WXT reads the options without running the rest: the main function must stand here
export default defineUnlistedScript(() => {
  startOverlay();
});
