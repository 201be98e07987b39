package io.weft.simulator.ledger;

/** What judging one account must know of the others. */
interface Surroundings {

    boolean hasAsset(String asset);

    /** Whether any account knows this hold, be it expired. */
    boolean knowsHold(String holdId);

    /** For judging one account of a transaction that did commit: what it relied on elsewhere was there. */
    Surroundings TRUSTED = new Surroundings() {
        @Override
        public boolean hasAsset(String asset) {
            return true;
        }

        @Override
        public boolean knowsHold(String holdId) {
            return false;
        }
    };

    static Surroundings of(LedgerState state) {
        return new Surroundings() {
            @Override
            public boolean hasAsset(String asset) {
                return state.hasAsset(asset);
            }

            @Override
            public boolean knowsHold(String holdId) {
                return state.payerOf(holdId) != null;
            }
        };
    }
}
