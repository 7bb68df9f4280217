// The words of the meeting book, loaded with it alone.
import en from '../../data/words/book.en.json' with { type: 'json' };
import vi from '../../data/words/book.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('book', vi, en);
