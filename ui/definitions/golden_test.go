package definitions

const golden = `Worth a conversation (MQL): 19 of 52 open leads today
Since 24 Aug, 9 of 16 (56 %, likely 33 to 77) leads that passed this gate met it then; of 11 too little is known.
Of those that met it: 9 still open.

  Came to us. Worth a conversation (MQL), inbound: fit at least 60 and engagement at least 30. Met by 3 of 52 open leads today, and by 1 of those that passed since 24 Aug
  Someone brought us together. Worth a conversation (MQL), introduced or partner: fit at least 60 and a named introducer. Met by 14 of 52 open leads today, and by 7 of those that passed since 24 Aug
  We went to them. Worth a conversation (MQL), outbound: fit at least 60 and a reply. Met by 2 of 52 open leads today, and by 1 of those that passed since 24 Aug
Ready for Sales (SQL): 0 of 52 open leads today
Nobody was handed over to Sales here since 24 Aug.
What is handed over shows here, with how it ended.

  Every route. Ready for Sales (SQL), every route: the 5 SQL boxes ticked and no must-have failing. Met by 0 of 52 open leads today
`
