package dev.firewatch.chat.slack;

import java.util.Set;

/** Every method of the Web API that is called, and the scopes of the bot it needs. */
enum SlackMethod {

	AUTH_TEST("auth.test", true),

	CONVERSATIONS_CREATE("conversations.create", false, "channels:manage", "groups:write"),

	CONVERSATIONS_INVITE("conversations.invite", false, "channels:manage", "groups:write"),

	CONVERSATIONS_SET_TOPIC("conversations.setTopic", false, "channels:manage", "groups:write"),

	CONVERSATIONS_SET_PURPOSE("conversations.setPurpose", false, "channels:manage", "groups:write"),

	CONVERSATIONS_ARCHIVE("conversations.archive", false, "channels:manage", "groups:write"),

	CONVERSATIONS_JOIN("conversations.join", false, "channels:join"),

	CONVERSATIONS_LIST("conversations.list", true, "channels:read", "groups:read"),

	CONVERSATIONS_OPEN("conversations.open", false, "im:write"),

	CONVERSATIONS_HISTORY("conversations.history", true, "channels:history", "groups:history", "im:history"),

	CONVERSATIONS_REPLIES("conversations.replies", true, "channels:history", "groups:history", "im:history"),

	CHAT_POST_MESSAGE("chat.postMessage", false, "chat:write", "chat:write.public"),

	CHAT_POST_EPHEMERAL("chat.postEphemeral", false, "chat:write"),

	CHAT_UPDATE("chat.update", false, "chat:write"),

	PINS_ADD("pins.add", false, "pins:write"),

	BOOKMARKS_LIST("bookmarks.list", true, "bookmarks:read"),

	BOOKMARKS_ADD("bookmarks.add", false, "bookmarks:write"),

	REACTIONS_ADD("reactions.add", false, "reactions:write"),

	USERS_INFO("users.info", true, "users:read"),

	USERS_LIST("users.list", true, "users:read"),

	USERGROUPS_LIST("usergroups.list", true, "usergroups:read"),

	USERGROUPS_USERS_LIST("usergroups.users.list", true, "usergroups:read"),

	VIEWS_OPEN("views.open", false),

	VIEWS_PUBLISH("views.publish", false);

	private final String method;

	private final boolean readsOnly;

	private final Set<String> scopes;

	SlackMethod(String method, boolean readsOnly, String... scopes) {
		this.method = method;
		this.readsOnly = readsOnly;
		this.scopes = Set.of(scopes);
	}

	String method() {
		return method;
	}

	/** Whether nothing can have happened when the outcome of a call is not known. */
	boolean readsOnly() {
		return readsOnly;
	}

	Set<String> scopes() {
		return scopes;
	}

}
