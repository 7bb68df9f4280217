// The words of the method's page, learnt only with it.
import methodEn from '../../data/words/method.en.json' with { type: 'json' };
import methodVi from '../../data/words/method.vi.json' with { type: 'json' };
import { teach } from '../words.ts';
import './trace-words.ts';

teach('method', methodVi, methodEn);
