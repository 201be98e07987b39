/**
 * The Java client of a Weft ledger: begin with {@link io.weft.client.WeftClient}. An example, whole and tested, which opens
 * two accounts and pays from one to the other:
 *
 * <pre>{@code
 * AccountId bank = AccountId.random();
 * AccountId alice = AccountId.random();
 * AssetId crown = new AssetId(bank, 1);
 *
 * try (WeftClient client = WeftClient.connect("127.0.0.1:7400")) {
 *     Transaction opening = Transaction.builder()
 *             .openAccount(bank).openAccount(alice).createAsset(crown, 2).build();
 *
 *     CompletionStage<String> told = client.execute(opening)
 *             .thenCompose(opened -> client.transfer(bank, alice, crown, 12_345))
 *             .thenCompose(paid -> client.transfer(alice, bank, crown, 99_999))
 *             // Not decided until the deadline: the same transaction once more. Another transfer(...) might pay twice.
 *             .thenCompose(outcome -> outcome instanceof Outcome.Undecided undecided
 *                     ? client.execute(undecided.transaction()) : CompletableFuture.completedStage(outcome))
 *             .thenApply(outcome -> {
 *                 if (outcome instanceof Outcome.Committed) {
 *                     return "paid";
 *                 } else if (outcome instanceof Outcome.Rejected rejected) {
 *                     return "refused: " + rejected.code();
 *                 } else {
 *                     return "not known to be done, to be executed again later: " + outcome;
 *                 }
 *             });
 *
 *     System.out.println(told.toCompletableFuture().join());
 *     client.read(alice).thenAccept(read -> System.out.println(
 *             "alice has " + read.orElseThrow().balance(crown).posted())).toCompletableFuture().join();
 * }
 * }</pre>
 *
 * It prints {@code refused: INSUFFICIENT_FUNDS} and {@code alice has 12345}.
 */
package io.weft.client;
