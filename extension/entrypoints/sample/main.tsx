import {render} from 'preact';
import {interfaceLanguage} from '../../views/language';
import {SampleApp} from '../../views/sample/sample-app';

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
document.documentElement.lang = interfaceLanguage();
render(<SampleApp />, root);
