"""A simulated USB printer below pyusb: pyusb and python-escpos run for real, only the cable is missing."""

from __future__ import annotations

import errno
from array import array
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from pst_kiosk.printing.status import QUESTIONS

VENDOR, PRODUCT = 0x04B8, 0x0E15
_BULK_IN, _BULK_OUT = 0x81, 0x03


class UsbPrinter(IBackend):
    """A printer of the printer class with its way out at endpoint 3; `received` is what it got.

    It takes at most `bite` bytes of a transfer, as one whose time is over in the middle does; after
    `takes` bytes every transfer raises `fault`. It tells how it is where it has a `status`: that byte to
    every question.
    """

    def __init__(
        self, bite: int = 64, takes: int = 1 << 30, fault: USBError | None = None, status: int | None = None
    ) -> None:
        super().__init__()
        self.received = bytearray()
        self._bite = bite
        self._takes = takes
        self._fault = fault
        self.status = status
        self._answers = bytearray()

    def enumerate_devices(self) -> list[object]:
        return [object()]

    def get_device_descriptor(self, dev: object) -> Any:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x0200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=VENDOR,
            idProduct=PRODUCT,
            bcdDevice=0x0100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0,
            bNumConfigurations=1,
            address=1,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=2,
        )

    def get_configuration_descriptor(self, dev: object, config: int) -> Any:
        if config > 0:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=array("B"),
        )

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> Any:
        if intf > 0 or alt > 0:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=2,
            bInterfaceClass=7,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=array("B"),
        )

    def get_endpoint_descriptor(self, dev: object, ep: int, intf: int, alt: int, config: int) -> Any:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(_BULK_IN, _BULK_OUT)[ep],
            bmAttributes=2,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=array("B"),
        )

    def open_device(self, dev: object) -> object:
        return object()

    def close_device(self, dev_handle: object) -> None:
        pass

    def set_configuration(self, dev_handle: object, config_value: int) -> None:
        pass

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None:
        pass

    def release_interface(self, dev_handle: object, intf: int) -> None:
        pass

    def reset_device(self, dev_handle: object) -> None:
        pass

    def bulk_write(self, dev_handle: object, ep: int, intf: int, data: array[int], timeout: int) -> int:
        if ep != _BULK_OUT:
            raise USBError("no such endpoint", errno=errno.ENOENT)
        if bytes(data) in QUESTIONS:
            if self.status is not None:
                self._answers.append(self.status)
            return len(data)
        if self._fault is not None and len(self.received) >= self._takes:
            raise self._fault
        taken = bytes(data)[: self._bite]
        self.received += taken
        return len(taken)

    def bulk_read(self, dev_handle: object, ep: int, intf: int, buff: array[int], timeout: int) -> int:
        if ep != _BULK_IN or not self._answers:
            raise out_of_time()
        buff[0] = self._answers.pop(0)
        return 1


def out_of_time() -> USBTimeoutError:
    return USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)


def unplugged() -> USBError:
    return USBError("No such device (it may have been disconnected)", errno=errno.ENODEV)


def forbidden() -> USBError:
    return USBError("Access denied (insufficient permissions)", errno=errno.EACCES)
