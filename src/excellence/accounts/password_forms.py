"""Forms of passwords. They stand apart because allauth's own forms import `accounts.forms`."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm

from excellence.accounts.queries import person_who_signs_in


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """Asks for the password so far through the door that counts wrong ones."""

    def clean_oldpassword(self) -> str:
        """Check the password so far."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class ResetPasswordForm(AllauthResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """Writes one e-mail, however many accounts claim the address."""

    def clean_email(self) -> str:
        """Find the one account the e-mail is for; the answer is the same when there is none."""
        email = get_adapter().clean_email(self.cleaned_data["email"].lower())
        person = person_who_signs_in(email)
        self.users = [person] if person is not None and person.is_active else []
        return str(email)
