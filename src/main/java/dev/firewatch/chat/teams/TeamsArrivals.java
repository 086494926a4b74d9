package dev.firewatch.chat.teams;

import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Typed;
import dev.firewatch.people.Platform;

import org.springframework.beans.factory.ObjectProvider;

/** The app is installed somewhere, or removed: where the bot may speak first. */
class TeamsArrivals {

	private final ObjectProvider<HomeViews> views;

	private final TeamsHearing hearing;

	private final TeamsReferences references;

	private final TeamsPosts posts;

	private final Guard guard;

	private final TeamsErrands errands;

	TeamsArrivals(ObjectProvider<HomeViews> views, TeamsHearing hearing, TeamsReferences references, TeamsPosts posts,
			TeamsErrands errands, Guard guard) {
		this.views = views;
		this.hearing = hearing;
		this.references = references;
		this.posts = posts;
		this.guard = guard;
		this.errands = errands;
	}

	/** Keeps where it is and, in a personal chat, shows what the person owes, once. */
	void arrived(Activity activity) {
		Place stranger = hearing.stranger(activity);
		Typed nothing = Typed.nothing(Platform.TEAMS);
		guard.<Reply>answer(nothing, () -> {
			Caller caller = hearing.known(stranger, activity);
			// Teams tells of one installation in several ways at once.
			if (stranger.direct() && references.welcome(caller.person().id())) {
				views.ifAvailable(homes -> errands.run(() -> {
					MessageRef home = posts.answer(stranger.of(caller), homes.home(caller.person()));
					references.home(caller.person().id(), home.id());
				}));
			}
			return Reply.silent();
		}, notKept -> notKept);
	}

	/** Forgets it: whatever would be sent there is refused. */
	void left(Activity activity) {
		Place stranger = hearing.stranger(activity);
		guard.<Reply>answer(Typed.nothing(Platform.TEAMS), () -> {
			if (stranger.direct()) {
				references.forgetPerson(hearing.known(stranger, activity).person().id());
			}
			else {
				references.forgetRoom(TeamsHearing.channel(stranger.conversation()));
			}
			return Reply.silent();
		}, notForgotten -> notForgotten);
	}

}
