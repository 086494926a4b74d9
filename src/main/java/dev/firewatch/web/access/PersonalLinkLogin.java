package dev.firewatch.web.access;

import dev.firewatch.people.Secrets.Bearer;
import dev.firewatch.workflow.access.PersonalLinks;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Logs somebody in by the one-time token of their personal link. */
class PersonalLinkLogin implements AuthenticationProvider {

	private final PersonalLinks links;

	PersonalLinkLogin(PersonalLinks links) {
		this.links = links;
	}

	/** The person, with the path that the link leads to as its details. */
	@Override
	public Authentication authenticate(Authentication asked) {
		@Nullable String token = ((OneTimeTokenAuthenticationToken) asked).getTokenValue();
		Bearer bearer = links.redeem(token == null ? "" : token)
			.orElseThrow(() -> new InvalidOneTimeTokenException("unknown, used or too old"));
		UsernamePasswordAuthenticationToken visitor = UsernamePasswordAuthenticationToken.authenticated(bearer.person(),
				null, AuthorityUtils.NO_AUTHORITIES);
		visitor.setDetails(bearer.path());
		return visitor;
	}

	@Override
	public boolean supports(Class<?> kind) {
		return OneTimeTokenAuthenticationToken.class.isAssignableFrom(kind);
	}

}
