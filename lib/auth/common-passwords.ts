/**
 * Passwords of twelve characters and more that head the published lists of leaked ones, lower-case. Shorter ones are
 * refused by their length already; repeats, runs and keyboard walks are found by rule.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  adminadminadmin administrator administrator1 arsenalarsenal baseball1234 basketball12 batmanbatman blink182blink182
  changemeplease changemenow12 chelseachelsea chocolate123 christopher1 computer1234 correcthorse correcthorsebatterystaple
  defaultpassword dragondragon football1234 footballfootball fuckyoufuckyou gatehouse123 gatehousegatehouse helloworld123
  hellohellohello iloveyou1234 iloveyouforever iloveyousomuch jordan232323 jesuschrist1 jesusislord12 letmein12345
  letmeinletmein letmeinplease liverpool123 liverpoolfc12 lovelovelove manchester12 manchesterunited marlborolights
  masterpassword michaeljordan monkeymonkey mustang12345 mypassword12 mypassword123 mysecretpassword newpassword1
  newpassword123 onetwothree4 p4ssw0rdp4ssw0rd pa55word1234 passpasspass passphrase12 password0000 password1111
  password1234 password12345 password123456 password1234567 password12345678 password123456789 password2020 password2021
  password2022 password2023 password2024 password2025 password2026 password!123 password@123 password_123 passwordpassword
  passwort1234 passw0rd1234 passw0rdpassw0rd p@ssw0rd1234 p@ssword1234 p@ssw0rd12345 princess1234 qazwsxedcrfv
  qazwsxedcrfvtgb secretsecret secretpassword simplepassword spongebob123 starwars1234 sunshine1234 superman1234
  supersecret1 supersecretpassword temppassword temporary123 testtesttest testpassword testpassword1 thisisapassword
  thisismypassword trustno1trustno1 unknownpassword welcome12345 welcome123456 welcomewelcome whatever1234 youllneverwalkalone
  zaq12wsxcde3 zaq1zaq1zaq1 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc q1w2e3r4t5y6 qwe123qwe123
  asd123asd123 abc123abc123 abcd1234abcd a1b2c3d4e5f6 aa123456789aa 123qweasdzxc qweasdzxc123 qwerty123456 qwerty1234567
  qwertyqwerty qwerty12345678 asdfasdfasdf asdfghjkl123 asdf1234asdf zxcvbnm12345 monday123456 january12345 december2026
  november2026 october20261 september2026 summer202612 winter202612 summer2026!! autumn202612 spring202612 london123456
  england12345 scotland1234 edinburgh123 birmingham12 manchester123
  `
    .trim()
    .split(/\s+/),
);
