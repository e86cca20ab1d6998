import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {detectInSlices, detectNow} from '../dashboards/detect/detect';
import {readDetected} from '../dashboards/detect/read-detected';
import {offerPart} from '../overlay/parts';

export default defineUnlistedScript(() => {
  offerPart('detector', {detectNow, detectInSlices, readDetected});
});
