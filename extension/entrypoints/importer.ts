import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {startImporter} from '../importer/start-importer';

export default defineUnlistedScript(() => {
  startImporter();
});
