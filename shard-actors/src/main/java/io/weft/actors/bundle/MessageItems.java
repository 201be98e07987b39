package io.weft.actors.bundle;

import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import io.weft.protocol.message.Submit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How many items a message has: what bounds its size, and that of a bundle. */
final class MessageItems {

    private static final Map<Class<? extends Message>, Function<Message, List<?>>> LISTS = Map.ofEntries(
            Map.entry(Submit.class, message -> ((Submit) message).items()),
            Map.entry(Prepare.class, message -> ((Prepare) message).items()),
            Map.entry(Decide.class, message -> ((Decide) message).items()),
            Map.entry(Bar.class, message -> ((Bar) message).txIds()),
            Map.entry(AskAssets.class, message -> ((AskAssets) message).items()),
            Map.entry(AssetStandings.class, message -> ((AssetStandings) message).items()),
            Map.entry(ReadAccounts.class, message -> ((ReadAccounts) message).reads()),
            Map.entry(Votes.class, message -> ((Votes) message).votes()),
            Map.entry(Applied.class, message -> ((Applied) message).items()),
            Map.entry(Inquire.class, message -> ((Inquire) message).items()),
            Map.entry(Barred.class, message -> ((Barred) message).items()));

    private MessageItems() {}

    /** At least 1. */
    static int count(Message message) {
        Function<Message, List<?>> list = LISTS.get(message.getClass());
        return list == null ? 1 : Math.max(1, list.apply(message).size());
    }
}
