package dev.firewatch.web.access;

import java.util.List;
import java.util.Map;

import dev.firewatch.workflow.access.PersonalLinks;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationConverter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The ways in, and the headers that tell browsers what our pages never do. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityChains {

	private static final String NEVER = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; "
			+ "base-uri 'none'; object-src 'none'";

	/** Where chat platforms send their signed requests. */
	private static final List<String> GATEWAYS = List.of("/slack/events", "/api/messages");

	/** OpenID Connect would go beside the links here. */
	@Bean
	AuthenticationManager authenticationManager(PersonalLinks links) {
		return new ProviderManager(new PersonalLinkLogin(links));
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return Refusals::malformed;
	}

	/**
	 * Requests from platforms are signed, and each gateway verifies the signature itself:
	 * nothing here knows who is calling. It is put together by hand, since an
	 * {@code HttpSecurity} searches all beans two dozen times for customizers.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain gateways(Access access) {
		return new DefaultSecurityFilterChain(
				new OrRequestMatcher(
						GATEWAYS.stream().<RequestMatcher>map(PathPatternRequestMatcher::pathPattern).toList()),
				new HeaderWriterFilter(List.of(new XContentTypeOptionsHeaderWriter(), new CacheControlHeadersWriter())),
				new ThisMachineFilter(access));
	}

	/**
	 * The API and the meters: open to the bearer token, never to a browser's session.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain api(HttpSecurity http, Access access) {
		common(http.securityMatcher(request -> access.needsToken(Access.path(request))), access)
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		if (access.asksForToken()) {
			http.oauth2ResourceServer(server -> server.authenticationEntryPoint(Refusals::withoutToken)
				.opaqueToken(opaque -> opaque.introspector(token -> holder(access, token))))
				.exceptionHandling(faults -> faults.authenticationEntryPoint(Refusals::withoutToken))
				.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
					.permitAll()
					.anyRequest()
					.authenticated());
		}
		return http.build();
	}

	private static OAuth2AuthenticatedPrincipal holder(Access access, String token) {
		if (!access.isApiToken(token)) {
			throw new BadOpaqueTokenException("not the API's token");
		}
		return new DefaultOAuth2AuthenticatedPrincipal(Map.of("sub", "api"), AuthorityUtils.NO_AUTHORITIES);
	}

	/** Pages: each controller says what somebody without a session sees. */
	@Bean
	@Order(3)
	SecurityFilterChain pages(HttpSecurity http, Access access, Sessions sessions, AuthenticationManager logins) {
		return common(http, access).securityContext(context -> context.securityContextRepository(sessions))
			.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(sessions)))
			.exceptionHandling(faults -> faults.accessDeniedHandler(Refusals::denied))
			.addFilterAfter(login(logins, sessions), CsrfFilter.class)
			.build();
	}

	private static HttpSecurity common(HttpSecurity http, Access access) {
		return http.headers(SecurityChains::headers)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.addFilterBefore(new ThisMachineFilter(access), CsrfFilter.class);
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy(policy -> policy.policyDirectives(NEVER))
			// With no referrer at all, browsers would not send the origin of our own
			// forms either.
			.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
	}

	/** As long as a session, so that a form left open can still be sent. */
	private static CookieCsrfTokenRepository csrfTokens(Sessions sessions) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieCustomizer(
				cookie -> cookie.maxAge(Sessions.VALID).sameSite("Lax").secure(sessions.secure()).path("/"));
		return tokens;
	}

	private static AuthenticationFilter login(AuthenticationManager logins, Sessions sessions) {
		AuthenticationFilter login = new AuthenticationFilter(logins, new OneTimeTokenAuthenticationConverter());
		login.setRequestMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, LoginController.ENTER));
		login.setSecurityContextRepository(sessions);
		login.setSuccessHandler((request, response, visitor) -> response.sendRedirect(path(visitor)));
		login.setFailureHandler((request, response, why) -> response.sendRedirect(LoginController.USED_UP));
		return login;
	}

	private static String path(Authentication visitor) {
		return String.valueOf(visitor.getDetails());
	}

}
