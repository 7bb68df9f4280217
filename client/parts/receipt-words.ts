// The words of a receipt on paper, loaded with the first page that needs them.
import en from '../../data/words/receipt.en.json' with { type: 'json' };
import vi from '../../data/words/receipt.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('receipt', vi, en);
