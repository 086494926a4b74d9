package dev.firewatch.chat.slack;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** Who the bot is in its workspace; asked once, at the first need. */
class SlackIdentity {

	private final SlackWeb web;

	private volatile @Nullable Self self;

	SlackIdentity(SlackWeb web) {
		this.web = web;
	}

	/**
	 * The bot itself.
	 *
	 * @param url the workspace's address, with a slash at its end
	 */
	record Self(String userId, String url) {
	}

	Self self() {
		Self known = self;
		if (known == null) {
			var answer = web.briskly(SlackMethod.AUTH_TEST, "sign in", client -> client.authTest(r -> r));
			String url = answer.getUrl() == null ? "https://slack.com/" : answer.getUrl();
			known = new Self(answer.getUserId(), url.endsWith("/") ? url : url + "/");
			self = known;
		}
		return known;
	}

	/** The address of the channel or of a message in it; null while Slack is away. */
	@Nullable String link(String channel, @Nullable String ts) {
		try {
			return self().url() + "archives/" + channel + (ts == null ? "" : "/p" + ts.replace(".", ""));
		}
		catch (PlatformFailure unreachable) {
			return null;
		}
	}

	/** The bot's own account; null while that isn't known yet. */
	@Nullable String userId() {
		Self known = self;
		return known == null ? null : known.userId();
	}

	/** Whether the account is the bot's own; false while that isn't known yet. */
	boolean isSelf(@Nullable String userId) {
		return userId != null && userId.equals(userId());
	}

}
