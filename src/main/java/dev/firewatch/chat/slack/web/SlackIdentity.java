package dev.firewatch.chat.slack.web;

import dev.firewatch.chat.PlatformFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Who the bot is in its workspace; asked once, when first needed. */
public class SlackIdentity {

	private final SlackWeb web;

	private volatile @Nullable Self self;

	SlackIdentity(SlackWeb web) {
		this.web = web;
	}

	/**
	 * The bot itself.
	 *
	 * @param url the workspace's address, with a slash at its end
	 * @param team the workspace it is installed in
	 * @param enterprise the organisation, if it is installed in all of its workspaces
	 */
	record Self(String userId, String url, @Nullable String team, @Nullable String enterprise, @Nullable String grid) {
	}

	public Self self() {
		Self known = self;
		if (known == null) {
			var answer = web.briskly(SlackMethod.AUTH_TEST, "sign in", client -> client.authTest(r -> r));
			String url = answer.getUrl() == null ? "https://slack.com/" : answer.getUrl();
			known = new Self(answer.getUserId(), url.endsWith("/") ? url : url + "/", answer.getTeamId(),
					answer.isEnterpriseInstall() ? answer.getEnterpriseId() : null, answer.getEnterpriseId());
			self = known;
		}
		return known;
	}

	/** The address of the channel or of a message in it; null while Slack is away. */
	@Nullable public String link(String channel, @Nullable String ts) {
		return link(channel, ts, null);
	}

	/**
	 * The same.
	 * @param thread the message whose thread the message is in, if it is in one
	 */
	@Nullable String link(String channel, @Nullable String ts, @Nullable String thread) {
		boolean reply = ts != null && StringUtils.hasText(thread) && !thread.equals(ts);
		try {
			return self().url() + "archives/" + channel + (ts == null ? "" : "/p" + ts.replace(".", ""))
					+ (reply ? "?thread_ts=" + thread + "&cid=" + channel : "");
		}
		catch (PlatformFailure unreachable) {
			return null;
		}
	}

	/** The bot's own account; null while that isn't known yet. */
	@Nullable public String userId() {
		Self known = self;
		return known == null ? null : known.userId();
	}

	/**
	 * Whether the workspace isn't the bot's; false while that isn't known yet, as an
	 * incident must not wait for Slack.
	 */
	public boolean isForeign(@Nullable String team, @Nullable String enterprise) {
		Self known = self;
		if (known == null || known.team() == null || team == null || team.equals(known.team())) {
			return false;
		}
		return known.enterprise() == null || !known.enterprise().equals(enterprise);
	}

	/**
	 * Whether people in that workspace belong to another organisation; all workspaces of
	 * the bot's own grid belong to ours.
	 */
	boolean isStrange(@Nullable String team, @Nullable String grid) {
		Self own = self();
		boolean sameGrid = grid != null && grid.equals(own.grid());
		return own.team() != null && team != null && !team.equals(own.team()) && !sameGrid;
	}

	/** Whether the account is the bot's own; false while that isn't known yet. */
	public boolean isSelf(@Nullable String userId) {
		return userId != null && userId.equals(userId());
	}

}
