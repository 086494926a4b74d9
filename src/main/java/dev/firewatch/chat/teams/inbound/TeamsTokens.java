package dev.firewatch.chat.teams.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.microsoft.bot.connector.authentication.SkillValidation;
import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.ServiceHosts;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only what the Bot Framework has signed for this bot, about this service, within
 * five minutes. The SDK's own check lets other bots in as "skills" and has no list of
 * hosts, so we use only its test for skill tokens.
 */
class TeamsTokens {

	private static final String BEARER = "Bearer ";

	private static final String TEAMS = "msteams";

	private static final Duration SKEW = Duration.ofMinutes(5);

	private final TeamsSettings settings;

	private final TeamsKeys keys;

	private final ServiceHosts hosts;

	private final Clock realTime;

	TeamsTokens(TeamsSettings settings, TeamsKeys keys, ServiceHosts hosts, Clock realTime) {
		this.settings = settings;
		this.keys = keys;
		this.hosts = hosts;
		this.realTime = realTime;
	}

	/** What to do with a request. */
	enum TokenVerdict {

		WELCOME, UNKNOWN_SENDER, NOT_ALLOWED

	}

	TokenVerdict verdict(@Nullable String authorization, Activity activity) {
		if (!settings.hasCredentials()) {
			// Local mode: only requests from this machine get this far.
			return hosts.allow(activity.getServiceUrl()) ? TokenVerdict.WELCOME : TokenVerdict.NOT_ALLOWED;
		}
		try {
			return signed(authorization, activity);
		}
		catch (JWTVerificationException unreadable) {
			return TokenVerdict.UNKNOWN_SENDER;
		}
	}

	private TokenVerdict signed(@Nullable String authorization, Activity activity) {
		if (authorization == null || !authorization.startsWith(BEARER) || isOfASkill(authorization)) {
			return TokenVerdict.UNKNOWN_SENDER;
		}
		DecodedJWT token = JWT.decode(authorization.substring(BEARER.length()));
		if (token.getKeyId() == null || !"RS256".equals(token.getAlgorithm()) || token.getExpiresAt() == null) {
			return TokenVerdict.UNKNOWN_SENDER;
		}
		TeamsKeys.SigningKey signingKey = keys.find(token.getKeyId()).orElse(null);
		if (signingKey == null) {
			return TokenVerdict.UNKNOWN_SENDER;
		}
		JWTVerifier.BaseVerification rules = (JWTVerifier.BaseVerification) JWT
			.require(Algorithm.RSA256(signingKey.publicKey(), null))
			.withIssuer(keys.issuer())
			.withAudience(settings.appId())
			.acceptLeeway(SKEW.toSeconds());
		rules.build(realTime).verify(token);
		return allowed(token, signingKey, activity) ? TokenVerdict.WELCOME : TokenVerdict.NOT_ALLOWED;
	}

	private static boolean isOfASkill(String authorization) {
		// The SDK expects exactly two words.
		return authorization.split(" ").length != 2 || SkillValidation.isSkillToken(authorization);
	}

	/** A genuine token is for one service, and its key for certain channels. */
	private boolean allowed(DecodedJWT token, TeamsKeys.SigningKey signingKey, Activity activity) {
		String service = token.getClaim("serviceurl").asString();
		return service != null && service.equalsIgnoreCase(activity.getServiceUrl())
				&& hosts.allow(activity.getServiceUrl()) && TEAMS.equals(activity.getChannelId())
				&& signingKey.endorsements().contains(TEAMS) && ofOurTenant(activity);
	}

	private boolean ofOurTenant(Activity activity) {
		String tenant = activity.getConversation().getTenantId();
		if (tenant == null) {
			tenant = TeamsJson.text(ActivityJson.tree(activity.getChannelData()), "tenant.id");
		}
		return tenant == null
				|| tenant.toLowerCase(Locale.ROOT).equals(settings.tenantId().strip().toLowerCase(Locale.ROOT));
	}

}
