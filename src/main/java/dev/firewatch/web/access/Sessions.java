package dev.firewatch.web.access;

import java.time.Duration;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Secrets;
import dev.firewatch.people.Secrets.Bearer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/** Who uses a browser, for a working day; every instance knows. */
class Sessions implements SecurityContextRepository {

	static final String COOKIE = "firewatch-session";

	static final Duration VALID = Duration.ofHours(10);

	private static final String SESSIONS = "sessions";

	private final Secrets secrets;

	private final boolean secure;

	/**
	 * @param secure whether browsers may send the cookie over TLS alone
	 */
	Sessions(Secrets secrets, boolean secure) {
		this.secrets = secrets;
		this.secure = secure;
	}

	boolean secure() {
		return secure;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Deferred(request);
	}

	@Override
	@SuppressWarnings("deprecation")
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		Authentication visitor = context.getAuthentication();
		if (visitor != null && visitor.getPrincipal() instanceof PersonId person) {
			ResponseCookie cookie = ResponseCookie.from(COOKIE, secrets.issue(SESSIONS, new Bearer(person, ""), VALID))
				.httpOnly(true)
				.secure(secure)
				.sameSite("Lax")
				.path("/")
				.maxAge(VALID)
				.build();
			response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return WebUtils.getCookie(request, COOKIE) != null;
	}

	private Optional<PersonId> person(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.flatMap(cookie -> secrets.find(SESSIONS, cookie.getValue()))
			.map(Bearer::person);
	}

	/** Reads the database only if somebody asks who the visitor is. */
	private final class Deferred implements DeferredSecurityContext {

		private final HttpServletRequest request;

		private @Nullable SecurityContext context;

		private Deferred(HttpServletRequest request) {
			this.request = request;
		}

		@Override
		public SecurityContext get() {
			if (context == null) {
				context = person(request)
					.<SecurityContext>map(person -> new SecurityContextImpl(Visitors.known(person)))
					.orElseGet(SecurityContextHolder::createEmptyContext);
			}
			return context;
		}

		@Override
		public boolean isGenerated() {
			return get().getAuthentication() == null;
		}

	}

}
