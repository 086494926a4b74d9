package dev.firewatch.chat.slack.web;

import java.util.Set;

/**
 * Every Web API method that we call, how often we may, and the bot scopes it needs.
 */
public enum SlackMethod {

	AUTH_TEST("auth.test", 100, true),

	CONVERSATIONS_CREATE("conversations.create", 20, false, "channels:manage", "groups:write"),

	CONVERSATIONS_INVITE("conversations.invite", 50, false, "channels:manage", "groups:write"),

	CONVERSATIONS_SET_TOPIC("conversations.setTopic", 20, false, "channels:manage", "groups:write"),

	CONVERSATIONS_SET_PURPOSE("conversations.setPurpose", 20, false, "channels:manage", "groups:write"),

	CONVERSATIONS_ARCHIVE("conversations.archive", 20, false, "channels:manage", "groups:write"),

	CONVERSATIONS_JOIN("conversations.join", 50, false, "channels:join"),

	CONVERSATIONS_LIST("conversations.list", 20, true, "channels:read", "groups:read"),

	CONVERSATIONS_OPEN("conversations.open", 50, false, "im:write"),

	CONVERSATIONS_HISTORY("conversations.history", 50, true, "channels:history", "groups:history", "im:history"),

	CONVERSATIONS_REPLIES("conversations.replies", 50, true, "channels:history", "groups:history", "im:history"),

	CHAT_POST_MESSAGE("chat.postMessage", 300, false, "chat:write", "chat:write.public"),

	CHAT_POST_EPHEMERAL("chat.postEphemeral", 100, false, "chat:write"),

	CHAT_UPDATE("chat.update", 50, false, "chat:write"),

	FILES_GET_UPLOAD_URL("files.getUploadURLExternal", 100, true, "files:write"),

	FILES_COMPLETE_UPLOAD("files.completeUploadExternal", 100, false, "files:write"),

	PINS_ADD("pins.add", 20, false, "pins:write"),

	BOOKMARKS_LIST("bookmarks.list", 50, true, "bookmarks:read"),

	BOOKMARKS_ADD("bookmarks.add", 20, false, "bookmarks:write"),

	REACTIONS_ADD("reactions.add", 50, false, "reactions:write"),

	USERS_INFO("users.info", 100, true, "users:read", "users:read.email"),

	USERS_LOOKUP_BY_EMAIL("users.lookupByEmail", 50, true, "users:read.email"),

	USERS_LIST("users.list", 20, true, "users:read"),

	USERGROUPS_LIST("usergroups.list", 20, true, "usergroups:read"),

	USERGROUPS_USERS_LIST("usergroups.users.list", 20, true, "usergroups:read"),

	VIEWS_OPEN("views.open", 100, false),

	VIEWS_PUBLISH("views.publish", 100, false);

	private final String method;

	private final int perMinute;

	private final boolean readsOnly;

	private final Set<String> scopes;

	SlackMethod(String method, int perMinute, boolean readsOnly, String... scopes) {
		this.method = method;
		this.perMinute = perMinute;
		this.readsOnly = readsOnly;
		this.scopes = Set.of(scopes);
	}

	public String method() {
		return method;
	}

	/**
	 * How many calls a minute Slack allows a workspace: those of its tier (20, 50 or
	 * 100), and for messages what it calls several hundred.
	 */
	int perMinute() {
		return perMinute;
	}

	/** Whether nothing can have happened when the outcome of a call is not known. */
	boolean readsOnly() {
		return readsOnly;
	}

	public Set<String> scopes() {
		return scopes;
	}

}
