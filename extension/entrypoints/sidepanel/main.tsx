import {render} from 'preact';
import {interfaceLanguage} from '../../views/language';
import {PanelApp} from '../../views/panel/panel-app';

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
document.documentElement.lang = interfaceLanguage();
render(<PanelApp />, root);
