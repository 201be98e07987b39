package io.weft.simulator.observe;

import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which assets steps name: a shard that has not seen one asks for it first. */
final class NamedAssets {

    private NamedAssets() {}

    /** Those that the steps create themselves are known to all of them. */
    static Set<AssetId> notCreatedBy(List<Step> steps) {
        Set<AssetId> assets = new HashSet<>();
        for (Step step : steps) {
            AssetId asset = of(step);
            if (asset != null) {
                assets.add(asset);
            }
        }
        steps.stream().filter(Step.CreateAsset.class::isInstance).forEach(step -> assets.remove(of(step)));
        return assets;
    }

    private static AssetId of(Step step) {
        if (step instanceof Step.Transfer transfer) {
            return transfer.asset();
        }
        if (step instanceof Step.SetLimit limit) {
            return limit.asset();
        }
        if (step instanceof Step.CreateAsset create) {
            return create.asset();
        }
        if (step instanceof Step.Hold hold) {
            return hold.asset();
        }
        if (step instanceof Step.Post post) {
            return post.asset();
        }
        return step instanceof Step.GuardBalance guard ? guard.asset() : null;
    }
}
