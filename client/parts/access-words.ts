// The words of accounts, loaded with the first page that needs them.
import en from '../../data/words/access.en.json' with { type: 'json' };
import vi from '../../data/words/access.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('access', vi, en);
