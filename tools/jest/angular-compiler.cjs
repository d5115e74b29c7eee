/** What a pure file imports may import Angular, which is not compiled ahead in tests. */
require('@angular/compiler');
