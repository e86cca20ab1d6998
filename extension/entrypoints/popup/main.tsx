import {render} from 'preact';
import {interfaceLanguage} from '../../views/language';
import {PopupApp} from '../../views/popup/popup-app';

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
document.documentElement.lang = interfaceLanguage();
render(<PopupApp />, root);
