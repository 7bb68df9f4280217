// The words of the journal, loaded with it. Sentences of acts come from the server.
import en from '../../data/words/audit.en.json' with { type: 'json' };
import vi from '../../data/words/audit.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('audit', vi, en);
