import {render} from 'preact';
import {interfaceLanguage} from '../../views/language';
import {PageApp} from '../../views/page/page-app';

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
document.documentElement.lang = interfaceLanguage();
render(<PageApp />, root);
