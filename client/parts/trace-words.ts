// The words of a trace, learnt only by the pages that say them.
import traceEn from '../../data/words/trace.en.json' with { type: 'json' };
import traceVi from '../../data/words/trace.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('trace', traceVi, traceEn);
