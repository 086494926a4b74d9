package dev.firewatch.chat.teams.inbound;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.microsoft.bot.builder.Bot;
import com.microsoft.bot.builder.BotAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.builder.TurnContextImpl;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.ConversationReference;
import com.microsoft.bot.schema.ResourceResponse;

/**
 * Gives an activity to the bot and collects what belongs in the response. Nothing else is
 * sent in a turn: the SDK's own adapter retries failures without a pause, and so would
 * say things twice.
 */
class TurnAdapter extends BotAdapter {

	private static final String RESPONSE = "response";

	/** The bot's response to an invoke; empty for anything else. */
	Optional<InvokeResponse> turn(Activity activity, Bot bot) {
		TurnContextImpl turn = new TurnContextImpl(this, activity);
		try {
			bot.onTurn(turn).join();
		}
		catch (CompletionException failure) {
			if (failure.getCause() instanceof RuntimeException fault) {
				throw fault;
			}
			throw failure;
		}
		return Optional.ofNullable(turn.getTurnState().get(RESPONSE));
	}

	@Override
	public CompletableFuture<ResourceResponse[]> sendActivities(TurnContext turn, List<Activity> activities) {
		for (Activity activity : activities) {
			if (!ActivityTypes.INVOKE_RESPONSE.equals(activity.getType())) {
				return refused();
			}
			turn.getTurnState().add(RESPONSE, activity.getValue());
		}
		return CompletableFuture.completedFuture(new ResourceResponse[] { new ResourceResponse("") });
	}

	@Override
	public CompletableFuture<ResourceResponse> updateActivity(TurnContext turn, Activity activity) {
		return refused();
	}

	@Override
	public CompletableFuture<Void> deleteActivity(TurnContext turn, ConversationReference reference) {
		return refused();
	}

	private static <T> CompletableFuture<T> refused() {
		return CompletableFuture.failedFuture(new IllegalStateException("nothing is sent in a turn"));
	}

}
