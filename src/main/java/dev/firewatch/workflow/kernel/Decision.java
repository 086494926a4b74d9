package dev.firewatch.workflow.kernel;

import java.util.List;

import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;

/**
 * What a use case decides about a casefile: to write it with its effects, or to leave it
 * alone.
 */
public record Decision(boolean accepted, Reply reply, List<Effect> effects) {

	public static Decision accepted(Reply reply, Effect... effects) {
		return new Decision(true, reply, List.of(effects));
	}

	public static Decision accepted(Reply reply, List<Effect> effects) {
		return new Decision(true, reply, effects);
	}

	public static Decision refused(Reply reply) {
		return new Decision(false, reply, List.of());
	}

}
