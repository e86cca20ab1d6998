import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {homes} from '../background/homes';
import {offerHomes} from '../background/load-homes';

export default defineUnlistedScript(() => {
  offerHomes(homes);
});
