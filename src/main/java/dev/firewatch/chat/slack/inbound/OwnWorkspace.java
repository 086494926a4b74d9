package dev.firewatch.chat.slack.inbound;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import dev.firewatch.chat.slack.web.SlackIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what comes from the workspace that the bot is installed in. One signing
 * secret serves every workspace where the app is installed, so a valid signature does not
 * tell which one sent a request.
 */
class OwnWorkspace implements Middleware {

	private static final Logger log = LoggerFactory.getLogger(OwnWorkspace.class);

	private final SlackIdentity identity;

	OwnWorkspace(SlackIdentity identity) {
		this.identity = identity;
	}

	@Override
	public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
		if (identity.isForeign(request.getContext().getTeamId(), request.getContext().getEnterpriseId())) {
			log.warn("A request from another workspace was ignored");
			// Anything but a 200 would be sent again.
			return Response.ok();
		}
		return chain.next(request);
	}

}
