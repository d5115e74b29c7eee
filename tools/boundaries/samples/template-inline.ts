// lies in: apps/console/src/app/sample-inline.ts
// refused by: @angular-eslint/template/alt-text
import { Component } from '@angular/core';
@Component({ selector: 'app-sample', template: '<img src="a.png">' })
export class Sample {}
