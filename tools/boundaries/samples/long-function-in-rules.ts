// lies in: libs/rules/src/time/sample-long.ts
// refused by: max-lines-per-function
export function sample(): number[] {
  const list: number[] = [];
  list.push(0);
  list.push(1);
  list.push(2);
  list.push(3);
  list.push(4);
  list.push(5);
  list.push(6);
  list.push(7);
  list.push(8);
  list.push(9);
  list.push(10);
  list.push(11);
  list.push(12);
  list.push(13);
  list.push(14);
  list.push(15);
  list.push(16);
  list.push(17);
  list.push(18);
  list.push(19);
  list.push(20);
  list.push(21);
  list.push(22);
  list.push(23);
  list.push(24);
  list.push(25);
  list.push(26);
  list.push(27);
  list.push(28);
  list.push(29);
  list.push(30);
  list.push(31);
  list.push(32);
  list.push(33);
  list.push(34);
  list.push(35);
  list.push(36);
  list.push(37);
  list.push(38);
  list.push(39);
  return list;
}
