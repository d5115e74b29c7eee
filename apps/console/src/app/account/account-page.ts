import { Component } from '@angular/core';
@Component({ selector: 'app-account-page', template: '' })
export class AccountPage {}
